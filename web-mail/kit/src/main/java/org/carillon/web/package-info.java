/**
 * The common parts of both web applications: sign-in, protection of forms, languages, skins, and
 * the Facelets tags in {@code META-INF/tags}. A page is a stateless Faces view of plain forms and
 * links; script only improves it.
 */
package org.carillon.web;
