package org.carillon.launcher.ctl;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The quotas of accounts and their usage. */
@Command(
    name = "quota",
    description = "What accounts hold of what they may.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class QuotaReportCommand {
  private static final String PATH = "/quota-reports";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists who uses how much of a domain, the largest first: address, octets and how many it"
              + " may have, messages and how many it may have, percent, and by how many octets it"
              + " grew since the report that was mailed last.")
  void report(@Parameters(paramLabel = "DOMAIN") String domain, @Mixin Pages pages)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(
            pages.of(ctl.api(), PATH + Api.path(domain), ""),
            "address",
            "octets",
            "mostOctets",
            "messages",
            "mostMessages",
            "percent",
            "grown");
  }
}
