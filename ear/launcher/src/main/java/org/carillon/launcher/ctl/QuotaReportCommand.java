package org.carillon.launcher.ctl;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The quotas of accounts and their usage. */
@Command(
    name = "quota",
    description = "Storage use and quotas of accounts.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class QuotaReportCommand {
  private static final String PATH = "/quota-reports";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists the storage use in a domain, largest first: address, octets and their"
              + " quota, messages and their quota, percent, and growth in octets since the last"
              + " mailed report.")
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
