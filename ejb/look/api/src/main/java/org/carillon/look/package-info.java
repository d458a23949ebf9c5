/**
 * How the pages of a domain look.
 *
 * <p>{@link org.carillon.look.Looks} answers the pages: the {@link org.carillon.look.Look} of the
 * host that was asked for, with name, logo, {@link org.carillon.look.Palette} and {@link
 * org.carillon.look.Skin}, from memory. {@link org.carillon.look.OwnSkin} is how a domain's
 * administrator changes texts, colours and files of it; {@link org.carillon.look.LookFiles} gives
 * out the files. What is written there is bounded and checked, since a domain's administrator is a
 * stranger to the server.
 */
package org.carillon.look;
