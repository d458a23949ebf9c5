package org.carillon.mailauth.dmarc.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Opens the files of reports: gzip (RFC 1952), zip, which many send, or plain XML. The first octets
 * decide, not the name that the sender gave. Packed files are unpacked once, up to a bound.
 */
public final class ReportFile {

  /** The maximum number of octets of an unpacked report. One of 20,000 rows has half as many. */
  public static final int MOST_OCTETS = 20 << 20;

  private ReportFile() {}

  public static ReportParseResult read(byte[] file) {
    try (InputStream opened = open(file)) {
      byte[] xml = opened.readNBytes(MOST_OCTETS + 1);
      return xml.length > MOST_OCTETS
          ? new ReportParseResult.Unreadable("The report is too large")
          : new ReportReader().read(xml);
    } catch (IOException e) {
      return new ReportParseResult.Unreadable("The file is damaged");
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
    // The first file of an archive is the report. Nobody sends more.
    if (zip.getNextEntry() == null) {
      throw new IOException("The archive is empty");
    }
    return zip;
  }

  private static boolean begins(byte[] file, int first, int second) {
    return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
  }
}
