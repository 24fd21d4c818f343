package dev.footfall.access;

import dev.footfall.event.Project;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All projects as they stood at one moment, found without asking the database. */
final class ProjectView {
  static final ProjectView EMPTY = new ProjectView(List.of(), List.of());

  private final Map<String, Accepted> byAppId = new HashMap<>();
  private final Map<String, Accepted> byServerSecret = new HashMap<>();
  private final Map<Long, Optional<Project>> byId = new HashMap<>();
  private final Map<String, Optional<Project>> byPath = new HashMap<>();
  private final Map<Long, String> defaultBranches = new HashMap<>();
  private final Set<Long> archived = new HashSet<>();

  ProjectView(Collection<ProjectDetails> projects, Collection<ReplacedKey> replaced) {
    for (var details : projects) {
      var project = details.project();
      details.keys().ifPresent(keys -> accept(project, keys));
      byId.put(details.id(), Optional.of(project));
      byPath.put(details.path().toLowerCase(Locale.ROOT), Optional.of(project));
      defaultBranches.put(details.id(), details.defaultBranch());
      if (details.archived()) {
        archived.add(details.id());
      }
    }
    replaced.forEach(this::accept);
  }

  Optional<Project> byAppId(String appId, long now) {
    return at(byAppId.get(appId), now);
  }

  Optional<Project> byServerSecret(String secret, long now) {
    return at(byServerSecret.get(secret), now);
  }

  Optional<Project> byId(long id) {
    return byId.getOrDefault(id, Optional.empty());
  }

  Optional<Project> byPath(String path) {
    return byPath.getOrDefault(path.toLowerCase(Locale.ROOT), Optional.empty());
  }

  Map<Long, Integer> retentionDays() {
    return byId.values().stream()
        .flatMap(Optional::stream)
        .filter(project -> project.retentionDays() > 0)
        .collect(Collectors.toUnmodifiableMap(Project::id, Project::retentionDays));
  }

  String defaultBranch(long id) {
    return defaultBranches.getOrDefault(id, "main");
  }

  boolean archived(long id) {
    return archived.contains(id);
  }

  private void accept(Project project, ProjectDetails.Keys keys) {
    byAppId.put(keys.appId(), new Accepted(project, Long.MAX_VALUE));
    byServerSecret.put(keys.serverSecret(), new Accepted(project, Long.MAX_VALUE));
  }

  private void accept(ReplacedKey key) {
    var project = byId(key.project()).orElseThrow();
    switch (key.kind()) {
      case APP_ID ->
          byAppId.put(key.secret(), new Accepted(project.under(key.secret()), key.acceptedUntil()));
      case SERVER_SECRET ->
          byServerSecret.put(key.secret(), new Accepted(project, key.acceptedUntil()));
    }
  }

  private static Optional<Project> at(@Nullable Accepted accepted, long now) {
    return accepted != null && now < accepted.until
        ? Optional.of(accepted.project)
        : Optional.empty();
  }

  private record Accepted(Project project, long until) {}
}
