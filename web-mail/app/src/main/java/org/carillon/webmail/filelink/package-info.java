/** Links to files that need no sign-in: their owner's page, and the visitors' pages. */
package org.carillon.webmail.filelink;
