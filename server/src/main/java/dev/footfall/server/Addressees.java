package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.Projects;
import dev.footfall.collect.Protocol;
import dev.footfall.collect.Skim;
import dev.footfall.event.Project;
import dev.footfall.server.Addressee.Standing;
import java.util.List;
import java.util.Optional;

/** Finds the projects that requests name; all from memory. */
final class Addressees {
  private final Projects projects;
  private final Features features;
  private final Keyring keyring;

  Addressees(Projects projects, Features features) {
    this.projects = projects;
    this.features = features;
    this.keyring = new Keyring(projects);
  }

  /** Whose a request's events are, in the order in which it names them. */
  List<Addressee> of(Protocol protocol, Skim skim) {
    return skim.events().entrySet().stream()
        .map(named -> of(protocol.naming(), named.getKey(), named.getValue()))
        .toList();
  }

  private Addressee of(Protocol.Naming naming, String key, int events) {
    var project = keyring.project(naming, key);
    return project.isPresent()
        ? new Addressee(key, events, standing(project.get()), project, Optional.empty())
        : new Addressee(
            key, events, Standing.UNKNOWN, project, Optional.of(keyring.problem(naming, key)));
  }

  private Standing standing(Project project) {
    if (!features.on(Feature.PRODUCT_ANALYTICS, project.id())) {
      return Standing.DISABLED;
    }
    return projects.archived(project.id()) ? Standing.ARCHIVED : Standing.OPEN;
  }
}
