package dev.footfall.access;

/**
 * Somebody who belongs to a project.
 *
 * @param user who
 * @param role what they may do in it
 */
public record Member(User user, Role role) {}
