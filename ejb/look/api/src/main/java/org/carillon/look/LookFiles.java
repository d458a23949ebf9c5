package org.carillon.look;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Manages logos, skins and languages. A domain's logo belongs to the domain's administrators,
 * everything else to the server's. The pages of all nodes use a file as soon as the nodes are
 * notified.
 */
public interface LookFiles {
  /** The maximum number of skins, and likewise of languages. */
  int MOST = 60;

  /** Returns the files that the caller administers, by name; without a domain, the server's. */
  Answer<List<LookFile>> list(Caller caller, LookFile.Kind kind, Optional<String> domain);

  /** Stores a logo: PNG, JPEG, GIF or WebP. Only the picture itself is kept, without metadata. */
  Answer<LookFile> putLogo(Caller caller, Optional<String> domain, byte[] octets);

  /** Stores a skin, an archive as {@link Skin} describes. If it is faulty, nothing is stored. */
  Answer<LookFile> putSkin(Caller caller, byte[] archive);

  Answer<SkinText> skinText(Caller caller, String name);

  /** Replaces the texts of a skin, as if it were uploaded with them. Its name stays. */
  Answer<LookFile> editSkin(Caller caller, String name, SkinText text);

  /**
   * Stores the sentences of a language: properties in UTF-8. Missing sentences are shown in
   * English.
   *
   * @param code the language's BCP 47 tag, of only a language ({@code da})
   * @param file the octets of the file
   */
  Answer<LookFile> putLanguage(Caller caller, String code, byte[] file);

  /** Returns the content of a file to a caller who may change it. */
  Answer<byte[]> content(Caller caller, LookFile.Kind kind, Optional<String> domain, String name);

  Answer<LookFile> remove(Caller caller, LookFile.Kind kind, Optional<String> domain, String name);
}
