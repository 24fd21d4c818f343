package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.Role;
import dev.footfall.definitions.Snapshot;
import dev.footfall.query.MoreCubes;
import dev.footfall.review.Repositories;
import dev.footfall.review.TreeLimitException;
import dev.footfall.review.UnknownRefException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The definitions that a call about a project is answered with: its own or those of its
 * configuration project, at {@code ?ref=}.
 */
final class ProjectDefinitions {
  private final Repositories repositories;
  private final Access access;

  ProjectDefinitions(Repositories repositories, Access access) {
    this.repositories = repositories;
    this.access = access;
  }

  /**
   * Those at the branch, tag or commit of the query's {@code ref}; without it at the head of the
   * default branch. None where the project has none. Through the configuration project everybody
   * who may read this one sees what its default branch holds; other refs need to be a reader there.
   *
   * @throws ApiRefusal 404 if there is no such ref, 422 if there are more definitions than are read
   */
  Snapshot of(ApiRequest request) {
    long own = request.project().id();
    long source = source(access, own);
    Optional<String> ref = request.query("ref").filter(name -> !name.isEmpty());
    try {
      if (ref.isEmpty()) {
        return repositories.snapshot(source);
      }
      if (source != own && !reads(request, source)) {
        throw new ApiRefusal(
            404,
            "The dashboards come from another project; its branches are seen by its Reporters");
      }
      return repositories.snapshot(source, ref.get());
    } catch (UnknownRefException e) {
      throw new ApiRefusal(404, e.sentence());
    } catch (TreeLimitException e) {
      throw new ApiRefusal(422, e.sentence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The funnels at the head of the default branch; none where they cannot be read. */
  MoreCubes funnels(long project) {
    try {
      return repositories.snapshot(source(access, project)).cubes();
    } catch (TreeLimitException e) {
      return MoreCubes.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project whose repository holds a project's definitions: itself, or the one it names. */
  static long source(Access access, long project) {
    var configuration = access.repositories().of(project).configurationProject();
    return configuration.isPresent()
            && access.projects().byId(configuration.getAsLong()).isPresent()
        ? configuration.getAsLong()
        : project;
  }

  private static boolean reads(ApiRequest request, long project) {
    return request
        .access()
        .members()
        .role(request.user(), project)
        .filter(role -> role.includes(Role.REPORTER))
        .isPresent();
  }
}
