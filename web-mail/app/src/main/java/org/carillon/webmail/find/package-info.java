/** A search of all of the reader's data: mail, events, contacts, tasks, notes and files. */
package org.carillon.webmail.find;
