/** Files that are uploaded in pieces, by tus 1.0, before they are used. */
package org.carillon.webmail.upload;
