package org.carillon.protocol.imap;

/** A search names a filter that there is not, or that is no search itself (RFC 5466 §3.2). */
final class UndefinedFilter extends BadCommand {
  private static final long serialVersionUID = 1L;

  private final String filter;

  UndefinedFilter(String filter) {
    super("No such filter");
    this.filter = filter;
  }

  /** The grammar was kept, so the answer is NO. */
  @Override
  Reply reply() {
    return Reply.no("UNDEFINED-FILTER " + filter, getMessage());
  }
}
