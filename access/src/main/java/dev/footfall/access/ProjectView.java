package dev.footfall.access;

import dev.footfall.event.Project;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All projects as they stood at one moment, found without asking the database. */
final class ProjectView {
  static final ProjectView EMPTY = new ProjectView(List.of());

  private final Map<String, Optional<Project>> byAppId = new HashMap<>();
  private final Map<Long, Optional<Project>> byId = new HashMap<>();
  private final Map<String, Optional<Project>> byPath = new HashMap<>();

  ProjectView(Collection<ProjectDetails> projects) {
    for (var details : projects) {
      var project = Optional.of(details.project());
      details.keys().ifPresent(keys -> byAppId.put(keys.appId(), project));
      byId.put(details.id(), project);
      byPath.put(details.path().toLowerCase(Locale.ROOT), project);
    }
  }

  Optional<Project> byAppId(String appId) {
    return byAppId.getOrDefault(appId, Optional.empty());
  }

  Optional<Project> byId(long id) {
    return byId.getOrDefault(id, Optional.empty());
  }

  Optional<Project> byPath(String path) {
    return byPath.getOrDefault(path.toLowerCase(Locale.ROOT), Optional.empty());
  }
}
