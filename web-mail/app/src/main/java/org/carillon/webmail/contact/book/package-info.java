/** Address books themselves: made, renamed, deleted, filled from files, and tidied. */
package org.carillon.webmail.contact.book;
