package org.carillon.protocol.imap.syntax;

/** A search names a filter that there is not, or that is no search itself (RFC 5466 §3.2). */
public final class UndefinedFilter extends BadCommand {
  private static final long serialVersionUID = 1L;

  private final String filter;

  public UndefinedFilter(String filter) {
    super("No such filter");
    this.filter = filter;
  }

  /** The grammar was kept, so the answer is NO. */
  @Override
  public Reply reply() {
    return Reply.no("UNDEFINED-FILTER " + filter, getMessage());
  }
}
