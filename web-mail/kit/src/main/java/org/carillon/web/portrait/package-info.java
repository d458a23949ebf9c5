/** The photos of the directory's people, on pages. */
package org.carillon.web.portrait;
