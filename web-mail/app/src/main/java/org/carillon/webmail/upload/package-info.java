/** Files that arrive in pieces, by tus 1.0, before something is made of them. */
package org.carillon.webmail.upload;
