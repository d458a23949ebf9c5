/** Management of address books: creation, names, deletion, import, export, and duplicates. */
package org.carillon.webmail.contact.book;
