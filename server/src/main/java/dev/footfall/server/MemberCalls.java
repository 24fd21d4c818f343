package dev.footfall.server;

import dev.footfall.access.Member;
import dev.footfall.access.Role;
import dev.footfall.access.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls about who belongs to a project. */
final class MemberCalls {
  private static final String MEMBERS = "/projects/:id/members";
  private static final String MEMBER = MEMBERS + "/:user_id";

  private MemberCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get(MEMBERS, Permission.MAINTAINER, MemberCalls::list),
        Call.post(MEMBERS, Permission.MAINTAINER, MemberCalls::add),
        Call.get(MEMBER, Permission.MAINTAINER, MemberCalls::one),
        Call.put(MEMBER, Permission.MAINTAINER, MemberCalls::change),
        Call.delete(MEMBER, Permission.MAINTAINER, MemberCalls::remove));
  }

  private static Answer list(ApiRequest request) {
    long project = request.project().id();
    var page = Page.of(request);
    var members = request.access().members();
    var entries =
        members.of(project, page.offset(), page.size()).stream().map(MemberCalls::fields).toList();
    return page.answer(request, entries, members.count(project));
  }

  private static Answer add(ApiRequest request) {
    var body = request.body();
    var member =
        request
            .access()
            .members()
            .add(request.user(), request.project().id(), somebody(request, body), role(body));
    return Answer.created(fields(member));
  }

  /** Who is to be let in, by number or by name. */
  private static long somebody(ApiRequest request, Body body) {
    return body.text("username")
        .map(
            name ->
                request
                    .access()
                    .users()
                    .byUsername(name)
                    .map(User::id)
                    .orElseThrow(() -> new ApiRefusal(404, "404 User Not Found")))
        .orElseGet(() -> body.number("user_id"));
  }

  private static Answer one(ApiRequest request) {
    return request
        .access()
        .members()
        .one(request.project().id(), request.number("user_id"))
        .map(member -> Answer.ok(fields(member)))
        .orElseThrow(() -> new ApiRefusal(404, "404 Member Not Found"));
  }

  private static Answer change(ApiRequest request) {
    var member =
        request
            .access()
            .members()
            .change(
                request.user(),
                request.project().id(),
                request.number("user_id"),
                role(request.body()));
    return Answer.ok(fields(member));
  }

  private static Answer remove(ApiRequest request) {
    request
        .access()
        .members()
        .remove(request.user(), request.project().id(), request.number("user_id"));
    return Answer.nothing();
  }

  private static Role role(Body body) {
    long level = body.number("access_level");
    return Role.of(Math.clamp(level, 0, 100))
        .orElseThrow(
            () ->
                new ApiRefusal(
                    400,
                    "access_level must be 10 (Guest), 20 (Reporter), 30 (Developer), 40"
                        + " (Maintainer) or 50 (Owner)"));
  }

  private static Map<String, Object> fields(Member member) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", member.user().id());
    fields.put("username", member.user().username());
    fields.put("name", member.user().name());
    fields.put("access_level", member.role().accessLevel());
    return fields;
  }
}
