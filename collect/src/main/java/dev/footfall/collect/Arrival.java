package dev.footfall.collect;

import dev.footfall.event.Envelope;
import dev.footfall.event.Project;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A request of a known protocol at the door: what is kept of it and what it is answered. Where the
 * visitor asks for anonymity, address and cookie are gone before anything is kept (law: Privacy).
 */
public final class Arrival {
  private static final Set<String> KEPT =
      Set.of("user-agent", "referer", "origin", "accept-language", "dnt", "sec-gpc", AppId.HEADER);

  private final Protocol protocol;
  private final Request request;
  private final PrivacyWish wish;
  private final Instant receivedAt;
  private final String ip;
  private final NetworkCookie cookie;

  /**
   * A request that has arrived.
   *
   * @param receivedAt when; cut to the millisecond
   * @param proxies whose word about the client's address is taken
   * @param freshId the visitor id for a browser that has none yet
   */
  public Arrival(
      Protocol protocol,
      Request request,
      Instant receivedAt,
      TrustedProxies proxies,
      UUID freshId) {
    this.protocol = protocol;
    this.request = request;
    this.receivedAt = Instant.ofEpochMilli(receivedAt.toEpochMilli());
    wish = protocol.wish(request);
    ip = wish.address().of(ClientAddress.of(request, proxies));
    cookie =
        protocol.cookies()
            ? NetworkCookie.of(request, wish.anonymous(), freshId.toString())
            : NetworkCookie.NONE;
  }

  /** Whose events it holds. */
  public Skim skim() {
    return protocol.skim(request);
  }

  /** The record of this request's events of one project, for the journal. */
  public Envelope envelope(Project project) {
    var kept = protocol.kept(request);
    return envelope(project.id(), project.appId(), project.retentionDays(), Optional.empty(), kept);
  }

  /** The record of a request that is kept as a bad row: the door could not take it as events. */
  public Envelope refused(Project project, Envelope.Refusal refusal, byte[] body) {
    return envelope(
        project.id(),
        project.appId(),
        project.retentionDays(),
        Optional.of(refusal),
        protocol.kept(request.with(body)));
  }

  /** The record of a request whose key names no project. */
  public Envelope refused(String appId, Envelope.Refusal refusal, byte[] body) {
    return envelope(0, appId, 0, Optional.of(refusal), protocol.kept(request.with(body)));
  }

  /** The answer to a client whose key opens no project; empty: as if its events were kept. */
  public Optional<Reply> refused(KeyProblem problem) {
    return protocol.refused(request, problem);
  }

  /** The answer once all that is kept is on disk. */
  public Reply accepted() {
    var reply = protocol.accepted(request);
    return cookie.header().isEmpty() ? reply : reply.with("set-cookie", cookie.header());
  }

  private Envelope envelope(
      long project,
      String appId,
      int retentionDays,
      Optional<Envelope.Refusal> refusal,
      Request kept) {
    return new Envelope(
        project,
        appId,
        retentionDays,
        receivedAt,
        protocol.name(),
        kept.query(),
        request.header("content-type"),
        keptHeaders(),
        ip,
        cookie.visitor(),
        wish.anonymous(),
        refusal,
        kept.body());
  }

  private Map<String, String> keptHeaders() {
    var kept = new TreeMap<String, String>();
    for (var header : request.headers().entrySet()) {
      if (KEPT.contains(header.getKey()) || header.getKey().startsWith("sec-ch-ua")) {
        kept.put(header.getKey(), header.getValue());
      }
    }
    return kept;
  }
}
