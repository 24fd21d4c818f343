package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/**
 * A repository into which a fetch brings no more than it may: the library keeps a push within
 * limits, and a fetch within none. What comes is read to its end and looked through before it is
 * unpacked.
 */
final class FollowedRepository extends FileRepository {
  private final FetchLimits limits;
  private final Path folder;

  /**
   * Of what the builder names.
   *
   * @param folder for what is on its way
   */
  FollowedRepository(BaseRepositoryBuilder<?, ?> builder, FetchLimits limits, Path folder)
      throws IOException {
    super(builder);
    this.limits = limits;
    this.folder = folder;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    return new Inserter(super.newObjectInserter());
  }

  private final class Inserter extends ObjectInserter.Filter {
    private final ObjectInserter inserter;
    private @Nullable InputStream pack;

    Inserter(ObjectInserter inserter) {
      this.inserter = inserter;
    }

    @Override
    protected ObjectInserter delegate() {
      return inserter;
    }

    @Override
    public PackParser newPackParser(InputStream in) throws IOException {
      pack = lookedThrough(in);
      var parser = inserter.newPackParser(pack);
      parser.setMaxObjectSizeLimit(limits.object());
      return parser;
    }

    @Override
    public void close() {
      super.close();
      try {
        if (pack != null) {
          pack.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The file is gone from its folder, and from the disk when the stream is closed. */
    private InputStream lookedThrough(InputStream in) throws IOException {
      var sent = limits.bounded(in, limits.bytes());
      try (var spooled = Spooled.of(sent, folder, limits.bytes())) {
        try (var first = spooled.open()) {
          var wrong = PackScan.fetched(first, limits.object());
          if (wrong.isPresent()) {
            throw new FetchLimits.FetchLimitException("Nothing was taken: " + wrong.get());
          }
        }
        return spooled.open();
      }
    }
  }
}
