package dev.footfall.server;

import io.helidon.http.Headers;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.encoding.ContentEncodingContextConfig;

/**
 * Hands bodies on as they were sent, whatever their {@code Content-Encoding}: the library would
 * refuse an encoding it does not know without the headers a browser's tracker needs, and would
 * unpack one it knows without a bound. Answers are never packed.
 */
record RawBodies(ContentEncodingContext library) implements ContentEncodingContext {
  static final RawBodies INSTANCE =
      new RawBodies(
          ContentEncodingContext.create(config -> config.contentEncodingsDiscoverServices(false)));

  @Override
  public ContentEncodingContextConfig prototype() {
    return library.prototype();
  }

  @Override
  public boolean contentEncodingEnabled() {
    return library.contentEncodingEnabled();
  }

  @Override
  public boolean contentDecodingEnabled() {
    return true;
  }

  @Override
  public boolean contentEncodingSupported(String encoding) {
    return library.contentEncodingSupported(encoding);
  }

  @Override
  public boolean contentDecodingSupported(String encoding) {
    return true;
  }

  @Override
  public ContentEncoder encoder(String encoding) {
    return library.encoder(encoding);
  }

  @Override
  public ContentDecoder decoder(String encoding) {
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder(Headers headers) {
    return library.encoder(headers);
  }
}
