/**
 * The appearance of the pages of a domain.
 *
 * <p>{@link org.carillon.look.Looks} answers the pages from memory: the {@link
 * org.carillon.look.Look} of the requested host, with name, logo, {@link org.carillon.look.Palette}
 * and {@link org.carillon.look.Skin}. {@link org.carillon.look.OwnSkin} lets users choose a skin;
 * {@link org.carillon.look.LookFiles} manages the files. Uploads are bounded and checked, since a
 * domain's administrator is not trusted by the server.
 */
package org.carillon.look;
