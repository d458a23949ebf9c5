package org.carillon.mailauth.dmarc.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Opens what reports come in: gzip (RFC 1952), zip, as many send it, or plain XML; told by its
 * first octets, not by what a stranger calls it. What is packed is unpacked once and to a bound.
 */
public final class ReportFile {

  /** No report is larger unpacked; one of 20,000 rows is half of it. */
  public static final int MOST_OCTETS = 20 << 20;

  private ReportFile() {}

  /** Reads a file as it was attached. */
  public static ReportReading read(byte[] file) {
    try (InputStream opened = open(file)) {
      byte[] xml = opened.readNBytes(MOST_OCTETS + 1);
      return xml.length > MOST_OCTETS
          ? new ReportReading.Unreadable("The report is too large")
          : new ReportReader().read(xml);
    } catch (IOException e) {
      return new ReportReading.Unreadable("The file is damaged");
    }
  }

  private static InputStream open(byte[] file) throws IOException {
    InputStream in = new ByteArrayInputStream(file);
    if (begins(file, 0x1F, 0x8B)) {
      return new GZIPInputStream(in);
    }
    if (!begins(file, 'P', 'K')) {
      return in;
    }
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
    // The first file of an archive is the report; others nobody sends.
    if (zip.getNextEntry() == null) {
      throw new IOException("The archive is empty");
    }
    return zip;
  }

  private static boolean begins(byte[] file, int first, int second) {
    return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
  }
}
