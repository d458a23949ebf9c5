package org.carillon.protocol.imap.syntax;

/** Thrown when a search names a filter that does not exist or is no search (RFC 5466 §3.2). */
public final class UndefinedFilter extends BadCommand {
  private static final long serialVersionUID = 1L;

  private final String filter;

  public UndefinedFilter(String filter) {
    super("No such filter");
    this.filter = filter;
  }

  /** Returns a NO, since the grammar was kept. */
  @Override
  public Reply reply() {
    return Reply.no("UNDEFINED-FILTER " + filter, getMessage());
  }
}
