package dev.footfall.server;

import dev.footfall.definitions.Snapshot;
import dev.footfall.review.Repositories;
import dev.footfall.review.TreeLimitException;
import dev.footfall.review.UnknownRefException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The definitions that a call about a project is answered with: its own, at {@code ?ref=}. */
final class ProjectDefinitions {
  private final Repositories repositories;

  ProjectDefinitions(Repositories repositories) {
    this.repositories = repositories;
  }

  /**
   * Those at the branch, tag or commit of the query's {@code ref}; without it at the head of the
   * default branch. None where the project has none.
   *
   * @throws ApiRefusal 404 if there is no such ref, 422 if there are more definitions than are read
   */
  Snapshot of(ApiRequest request) {
    long project = request.project().id();
    try {
      Optional<String> ref = request.query("ref").filter(name -> !name.isEmpty());
      return ref.isPresent()
          ? repositories.snapshot(project, ref.get())
          : repositories.snapshot(project);
    } catch (UnknownRefException e) {
      throw new ApiRefusal(404, e.sentence());
    } catch (TreeLimitException e) {
      throw new ApiRefusal(422, e.sentence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
