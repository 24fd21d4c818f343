package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.FORBIDDEN;
import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.MISSING;
import static dev.footfall.access.AccessException.Kind.TAKEN;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who belongs to which project. Nobody gives or takes a role above their own, and the last owner
 * stays; both are checked in the transaction of the change.
 */
public final class Members {
  private final Jdbi jdbi;
  private final AuditLog log;

  Members(Jdbi jdbi, AuditLog log) {
    this.jdbi = jdbi;
    this.log = log;
  }

  /** What a user may do in a project: nothing where empty. An administrator is everyone's owner. */
  public Optional<Role> role(User user, long project) {
    return jdbi.withHandle(handle -> role(handle, user, project));
  }

  /**
   * A project's members, by the numbers of their users.
   *
   * @param offset how many to leave out
   * @param limit how many at most
   */
  public List<Member> of(long project, long offset, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("members"))
                .bind("project", project)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> member(row))
                .list());
  }

  /** How many members a project has. */
  public long count(long project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from members where project_id = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one());
  }

  /** The member with that user's number. */
  public Optional<Member> one(long project, long user) {
    return jdbi.withHandle(handle -> find(handle, project, user));
  }

  /**
   * Lets a user into a project.
   *
   * @param actor who does it
   * @throws AccessException if there is no such user, they are a member already, or the role is
   *     above the actor's own
   */
  public Member add(User actor, long project, long user, Role role) {
    return jdbi.inTransaction(
        handle -> {
          var somebody =
              Users.byId(handle, user)
                  .orElseThrow(() -> new AccessException(MISSING, "404 User Not Found"));
          refuseAbove(handle, actor, project, role);
          if (find(handle, project, user).isPresent()) {
            throw new AccessException(TAKEN, "Member already exists");
          }
          insert(handle, project, user, role);
          record(handle, actor, project, new Change("member_created", name(user), "", text(role)));
          return new Member(somebody, role);
        });
  }

  /**
   * Gives a member another role.
   *
   * @throws AccessException if they are no member, one of the roles is above the actor's own, or
   *     they are the last owner
   */
  public Member change(User actor, long project, long user, Role role) {
    return jdbi.inTransaction(
        handle -> {
          var member = memberBelow(handle, actor, project, user);
          refuseAbove(handle, actor, project, role);
          if (role != Role.OWNER) {
            keepAnOwner(handle, project, member);
          }
          handle.execute(
              "update members set access_level = ? where project_id = ? and user_id = ?",
              role.accessLevel(),
              project,
              user);
          record(
              handle,
              actor,
              project,
              new Change("member_updated", name(user), text(member.role()), text(role)));
          return new Member(member.user(), role);
        });
  }

  /**
   * Takes a member out of a project.
   *
   * @throws AccessException if they are no member, their role is above the actor's own, or they are
   *     the last owner
   */
  public void remove(User actor, long project, long user) {
    jdbi.useTransaction(
        handle -> {
          var member = memberBelow(handle, actor, project, user);
          keepAnOwner(handle, project, member);
          handle.execute("delete from members where project_id = ? and user_id = ?", project, user);
          record(
              handle,
              actor,
              project,
              new Change("member_removed", name(user), text(member.role()), ""));
        });
  }

  /** Makes a project's creator its first owner, in the transaction that makes the project. */
  static void insert(Handle handle, long project, long user, Role role) {
    handle.execute(
        "insert into members (project_id, user_id, access_level) values (?, ?, ?)",
        project,
        user,
        role.accessLevel());
  }

  private void record(Handle handle, User actor, long project, Change change) {
    log.record(handle, actor, project, change);
  }

  private static Member memberBelow(Handle handle, User actor, long project, long user) {
    var member =
        find(handle, project, user)
            .orElseThrow(() -> new AccessException(MISSING, "404 Member Not Found"));
    refuseAbove(handle, actor, project, member.role());
    return member;
  }

  private static void refuseAbove(Handle handle, User actor, long project, Role role) {
    if (role(handle, actor, project).filter(own -> own.includes(role)).isEmpty()) {
      throw new AccessException(
          FORBIDDEN, "The role " + role.title() + " is above your own in this project");
    }
  }

  private static void keepAnOwner(Handle handle, long project, Member member) {
    if (member.role() == Role.OWNER && owners(handle, project) == 1) {
      throw new AccessException(
          INVALID, "A project keeps its last owner: make somebody else an owner first");
    }
  }

  private static int owners(Handle handle, long project) {
    return handle
        .createQuery(
            "select count(*) from members where project_id = :project and access_level = :owner")
        .bind("project", project)
        .bind("owner", Role.OWNER.accessLevel())
        .mapTo(Integer.class)
        .one();
  }

  private static Optional<Role> role(Handle handle, User user, long project) {
    return user.admin()
        ? Optional.of(Role.OWNER)
        : find(handle, project, user.id()).map(Member::role);
  }

  private static Optional<Member> find(Handle handle, long project, long user) {
    return handle
        .createQuery(Database.statement("member"))
        .bind("project", project)
        .bind("user", user)
        .map((row, context) -> member(row))
        .findOne();
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(Users.user(row), Role.of(row.getInt("access_level")).orElseThrow());
  }

  private static String name(long user) {
    return "user " + user;
  }

  private static String text(Role role) {
    return "" + role.accessLevel();
  }
}
