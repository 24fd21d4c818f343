package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * Connections of smart HTTP alone, whose answers end after a number of bytes. In the older protocol
 * a repository's own files say where else to look, on any host.
 */
final class SmartOnly implements HttpConnectionFactory {
  /** For the list of branches and tags. */
  private static final long REFS = 4 << 20;

  private final FetchLimits limits;

  SmartOnly(FetchLimits limits) {
    this.limits = limits;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return new Bounded(url, most(url));
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return new Bounded(url, proxy, most(url));
  }

  private long most(URL url) throws IOException {
    boolean refs = url.getPath().endsWith("/info/refs") && url.getQuery() != null;
    if (!refs && !url.getPath().endsWith("/git-upload-pack")) {
      throw new FetchLimits.FetchLimitException("The host does not speak git's smart HTTP");
    }
    return refs ? REFS : limits.bytes();
  }

  private final class Bounded extends JDKHttpConnection {
    private final long most;

    Bounded(URL url, long most) throws IOException {
      super(url);
      this.most = most;
    }

    Bounded(URL url, Proxy proxy, long most) throws IOException {
      super(url, proxy);
      this.most = most;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return limits.bounded(super.getInputStream(), most);
    }
  }
}
