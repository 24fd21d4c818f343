package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.Projects;
import dev.footfall.collect.PrivacyWish;
import dev.footfall.collect.Protocol;
import dev.footfall.collect.Request;
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

  /** Whether there is such a project. */
  boolean has(long project) {
    return projects.byId(project).isPresent();
  }

  /** Whose a request's events are, in the order in which it names them. */
  List<Addressee> of(Protocol protocol, Skim skim, Request request) {
    return skim.events().entrySet().stream()
        .map(named -> of(protocol.naming(), named.getKey(), named.getValue(), skim, request))
        .toList();
  }

  private Addressee of(Protocol.Naming naming, String key, int events, Skim skim, Request request) {
    int parts = skim.parts(events);
    var project = keyring.project(naming, key);
    return project.isPresent()
        ? new Addressee(
            key, events, parts, standing(project.get(), request), project, Optional.empty())
        : new Addressee(
            key,
            events,
            parts,
            Standing.UNKNOWN,
            project,
            Optional.of(keyring.problem(naming, key)));
  }

  private Standing standing(Project project, Request request) {
    if (!features.on(Feature.PRODUCT_ANALYTICS, project.id())) {
      return Standing.DISABLED;
    }
    if (projects.archived(project.id())) {
      return Standing.ARCHIVED;
    }
    return PrivacyWish.drops(project.privacy(), request)
        ? Standing.DROPPED_BY_POLICY
        : Standing.OPEN;
  }
}
