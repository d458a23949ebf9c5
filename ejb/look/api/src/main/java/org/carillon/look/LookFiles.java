package org.carillon.look;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Logos, skins and languages, for administrators: a domain's logo for those who administer the
 * domain, all else for those who administer the server. What is there is used by the pages of all
 * nodes as soon as they are told.
 */
public interface LookFiles {
  /** So many skins, and so many languages, there may be. */
  int MOST = 60;

  /**
   * All of a kind that the caller administers, by name.
   *
   * @param domain of a logo: whose it is; empty for the server's
   */
  Answer<List<LookFile>> list(Caller caller, LookFile.Kind kind, Optional<String> domain);

  /** Takes a logo: PNG, JPEG, GIF or WebP, of which nothing but the picture is kept. */
  Answer<LookFile> putLogo(Caller caller, Optional<String> domain, byte[] octets);

  /**
   * Takes a skin: an archive as {@link Skin} says. Whatever is wrong with it is answered, and then
   * nothing is kept.
   */
  Answer<LookFile> putSkin(Caller caller, byte[] archive);

  /** The texts of a skin. */
  Answer<SkinText> skinText(Caller caller, String name);

  /** Takes other texts into a skin, as if it were uploaded with them; it keeps its name. */
  Answer<LookFile> editSkin(Caller caller, String name, SkinText text);

  /**
   * Takes the sentences of a language: properties in UTF-8, whose gaps are English.
   *
   * @param code the language's BCP 47 tag, a language alone ({@code da})
   * @param file its octets
   */
  Answer<LookFile> putLanguage(Caller caller, String code, byte[] file);

  /** What a file holds, for who may change it. */
  Answer<byte[]> content(Caller caller, LookFile.Kind kind, Optional<String> domain, String name);

  /** Takes a file away. */
  Answer<LookFile> remove(Caller caller, LookFile.Kind kind, Optional<String> domain, String name);
}
