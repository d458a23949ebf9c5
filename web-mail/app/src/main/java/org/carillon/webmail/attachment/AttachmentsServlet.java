package org.carillon.webmail.attachment;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.webmail.file.FileNames;
import org.carillon.webmail.read.Attachment;
import org.carillon.webmail.read.DisplayedPictures;
import org.carillon.webmail.read.EmbeddedFiles;
import org.carillon.webmail.read.MessageServlet;
import org.carillon.webmail.read.PartServlet;
import org.carillon.webmail.read.SanitizedHtml;
import org.carillon.webmail.read.Stored;
import org.carillon.webmail.read.UntrustedContentHeaders;

/**
 * Sends all files that the page of a message lists as attached, as a ZIP archive written as it is
 * read. It takes no more memory than the largest file in an encoding older than MIME.
 */
@WebServlet("/attachments")
public class AttachmentsServlet extends MessageServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Outline outline = Outline.decode(message.data().outline());
    List<Bodies.Leaf> leaves = Bodies.leaves(outline.body());
    Set<Bodies.Leaf> attached = Set.copyOf(attached(message, outline.body()));
    String subject = outline.envelope().subject().map(DecodedText::of).orElse("").strip();
    String name = subject.isEmpty() ? "attachments" : PartServlet.fileName(subject, "");
    response.setContentType("application/zip");
    UntrustedContentHeaders.headers(response);
    // RFC 6266 §4.3, RFC 8187
    response.setHeader(
        "Content-Disposition",
        "attachment; filename*=UTF-8''"
            + URLEncoder.encode(name + ".zip", StandardCharsets.UTF_8).replace("+", "%20"));
    try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
      FileNames names = new FileNames();
      for (int at = 0; at < leaves.size(); at++) {
        Part part = leaves.get(at).part();
        PartContent content =
            new PartContent(message.content()::read, message.data().prefix(), part);
        // As on the page of the message.
        List<PackedFile> packed =
            at < Bodies.MOST_SHOWN ? EmbeddedFiles.of(content) : List.<PackedFile>of();
        for (PackedFile file : packed) {
          zip.putNextEntry(new ZipEntry(names.free(PartServlet.fileName(file.name(), ""))));
          zip.write(file.octets());
        }
        if (attached.contains(leaves.get(at))
            && (packed.isEmpty() || !EmbeddedFiles.isTnef(part))) {
          put(content, names, zip);
        }
      }
    }
  }

  /** Returns the parts that the message's page lists as attached beside the sender's HTML. */
  private static List<Bodies.Leaf> attached(Stored.Message message, Part body) throws IOException {
    DisplayedPictures pictures = new DisplayedPictures(body);
    for (Bodies.Leaf leaf : Bodies.inline(body, true)) {
      if (leaf.part().is("text", "html")) {
        var content =
            new PartContent(message.content()::read, message.data().prefix(), leaf.part());
        SanitizedHtml.of(content.text(SanitizedHtml.MOST), pictures, address -> Optional.empty());
      }
    }
    return pictures.attachments();
  }

  private static void put(PartContent content, FileNames names, ZipOutputStream zip)
      throws IOException {
    Part part = content.part();
    String type = (part.type() + "/" + part.subtype()).toLowerCase(Locale.ROOT);
    zip.putNextEntry(new ZipEntry(names.free(PartServlet.fileName(Attachment.name(part), type))));
    try (InputStream in = content.stream()) {
      in.transferTo(zip);
    }
  }
}
