package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/**
 * A repository into which a fetch brings no more than it may: the library keeps a push within
 * limits, and a fetch within none.
 */
final class FollowedRepository extends FileRepository {
  private final FetchLimits limits;

  FollowedRepository(BaseRepositoryBuilder<?, ?> builder, FetchLimits limits) throws IOException {
    super(builder);
    this.limits = limits;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    var inserter = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return inserter;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        var parser = inserter.newPackParser(limits.bounded(in, limits.bytes()));
        parser.setMaxObjectSizeLimit(limits.object());
        return parser;
      }
    };
  }
}
