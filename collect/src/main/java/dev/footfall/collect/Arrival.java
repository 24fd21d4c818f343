package dev.footfall.collect;

import dev.footfall.event.DoNotTrack;
import dev.footfall.event.Envelope;
import dev.footfall.event.EventLimits;
import dev.footfall.event.Precautions;
import dev.footfall.event.PrivacyPolicy;
import dev.footfall.event.Project;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A request of a known protocol at the door: what is kept of it and what it is answered. Where the
 * visitor asks for anonymity, by the request or by the project's policy, address and cookie are
 * gone before anything is kept (law: Privacy).
 */
public final class Arrival {
  private static final Set<String> KEPT =
      Set.of("user-agent", "referer", "origin", "accept-language", "dnt", "sec-gpc", AppId.HEADER);

  private static final PrivacyPolicy STRANGERS =
      new PrivacyPolicy(DoNotTrack.ANONYMISE, 0, false, Set.of());

  private final Protocol protocol;
  private final Request request;
  private final Instant receivedAt;
  private final String ip;
  private final UUID freshId;
  private final Supplier<byte[]> salt;

  /**
   * A request that has arrived.
   *
   * @param receivedAt when; cut to the millisecond
   * @param proxies whose word about the client's address is taken
   * @param freshId the visitor id for a browser that has none yet
   * @param salt the day's salt for visitors without a cookie, asked for where there is one; empty
   *     where there is none
   */
  public Arrival(
      Protocol protocol,
      Request request,
      Instant receivedAt,
      TrustedProxies proxies,
      UUID freshId,
      Supplier<byte[]> salt) {
    this.protocol = protocol;
    this.request = request;
    this.receivedAt = Instant.ofEpochMilli(receivedAt.toEpochMilli());
    this.ip = ClientAddress.of(request, proxies);
    this.freshId = freshId;
    this.salt = salt;
  }

  /** Whose events it holds. */
  public Skim skim() {
    return protocol.skim(request);
  }

  /** Whether the request itself asks for its visitor to be nobody, whatever a project's policy. */
  public boolean asksForAnonymity() {
    return protocol.wish(request).anonymous();
  }

  /** The record of this request's events of one project, for the journal. */
  public Envelope envelope(Project project) {
    return envelope(project, Optional.empty(), request);
  }

  /** The record of a request that is kept as a bad row: the door could not take it as events. */
  public Envelope refused(Project project, Envelope.Refusal refusal, byte[] body) {
    return envelope(project, Optional.of(refusal), request.with(body));
  }

  /**
   * The record of a request whose key names no project. There is no policy to ask: nobody's visitor
   * is recognised, and the address of one who asks not to be tracked is not kept.
   */
  public Envelope refused(String appId, Envelope.Refusal refusal, byte[] body) {
    var nobody = new Project(0, "", appId, 0, STRANGERS, EventLimits.OF_THE_INSTANCE);
    return envelope(nobody, Optional.of(refusal), request.with(body));
  }

  /** The answer to a client whose key opens no project; empty: as if its events were kept. */
  public Optional<Reply> refused(KeyProblem problem) {
    return protocol.refused(request, problem);
  }

  /**
   * The answer once all that is kept is on disk. It has a cookie where nobody's policy is against
   * it, and takes a browser's cookie away where its visitor is to be nobody.
   *
   * @param policies of the projects that it names and that collect
   */
  public Reply accepted(List<PrivacyPolicy> policies) {
    var reply = protocol.accepted(request);
    String cookie = cookie(policies).header();
    return cookie.isEmpty() ? reply : reply.with("set-cookie", cookie);
  }

  /** The answer where no project has a say. */
  Reply accepted() {
    return accepted(List.of());
  }

  private NetworkCookie cookie(List<PrivacyPolicy> policies) {
    if (policies.stream().anyMatch(policy -> wish(policy).anonymous())) {
      return cookie(true);
    }
    boolean without =
        policies.stream()
            .anyMatch(policy -> policy.cookieless() || PrivacyWish.drops(policy, request));
    return without ? NetworkCookie.NONE : cookie(protocol.wish(request).anonymous());
  }

  private NetworkCookie cookie(boolean anonymous) {
    return protocol.cookies()
        ? NetworkCookie.of(request, anonymous, freshId.toString())
        : NetworkCookie.NONE;
  }

  private PrivacyWish wish(PrivacyPolicy policy) {
    return protocol.wish(request).under(policy, request);
  }

  private Envelope envelope(Project project, Optional<Envelope.Refusal> refusal, Request whole) {
    var policy = project.privacy();
    var wish = wish(policy);
    var kept = protocol.kept(whole, wish);
    boolean cookieless = policy.cookieless() || wish.anonymous();
    return new Envelope(
        project.id(),
        project.appId(),
        project.retentionDays(),
        receivedAt,
        protocol.name(),
        kept.query(),
        request.header("content-type"),
        keptHeaders(wish),
        wish.address(ip),
        cookieless ? "" : cookie(false).visitor(),
        wish.anonymous(),
        new Precautions(
            cookieless && project.id() != 0 ? dailyVisitor(project) : "", policy.pseudonymised()),
        refusal,
        kept.body());
  }

  /** Made of the whole address, which is not kept. */
  private String dailyVisitor(Project project) {
    return DailyVisitor.of(salt.get(), project.id(), ip, request);
  }

  private Map<String, String> keptHeaders(PrivacyWish wish) {
    var kept = new TreeMap<String, String>();
    for (var header : request.headers().entrySet()) {
      if (KEPT.contains(header.getKey()) || header.getKey().startsWith("sec-ch-ua")) {
        String value = header.getValue();
        kept.put(header.getKey(), wish.anonymous() ? SnowplowPrivacy.withoutCarried(value) : value);
      }
    }
    return kept;
  }
}
