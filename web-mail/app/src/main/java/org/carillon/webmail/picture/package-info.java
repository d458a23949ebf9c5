/** Pictures that letters want from elsewhere, and whose are shown without asking. */
package org.carillon.webmail.picture;
