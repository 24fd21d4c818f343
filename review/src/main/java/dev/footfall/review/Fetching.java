package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.TransferConfig;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;

/**
 * What a clone or a fetch reads, request by request: nothing is remembered between them. Whoever
 * may read a repository may ask for any object of it, which is how a partial clone gets its files
 * later.
 */
public final class Fetching implements AutoCloseable {
  /** The service's name in the protocol. */
  public static final String SERVICE = "git-upload-pack";

  private static final int PATIENCE_SECONDS = 60;

  private final Repository repository;
  private final UploadPack pack;

  /**
   * Of a repository, which is closed with it.
   *
   * @param protocol what the client sent as {@code Git-Protocol}, such as {@code version=2}
   */
  Fetching(Repository repository, String protocol) {
    this.repository = repository;
    this.pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setTimeout(PATIENCE_SECONDS);
    pack.setTransferConfig(transfer());
    pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    pack.setExtraParameters(List.of(protocol.split(":")));
  }

  /** Writes which branches and tags there are, or what can be asked for. */
  public void advertise(OutputStream out) throws IOException {
    pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)), SERVICE);
  }

  /** Answers a request; one that cannot be granted with the reason, in the protocol. */
  public void answer(InputStream in, OutputStream out) throws IOException {
    try {
      pack.upload(in, out, null);
    } catch (UploadPackInternalServerErrorException | ServiceMayNotContinueException e) {
      // The library wrote the reason and does not send it.
      out.flush();
    }
  }

  @Override
  public void close() {
    pack.close();
    repository.close();
  }

  private static TransferConfig transfer() {
    var config = new Config();
    config.setBoolean("uploadpack", null, "allowfilter", true);
    config.setBoolean("uploadpack", null, "allowanysha1inwant", true);
    return new TransferConfig(config);
  }
}
