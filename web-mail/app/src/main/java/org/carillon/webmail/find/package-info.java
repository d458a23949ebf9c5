/** One search over all that the reader has: mail, events, contacts, tasks, notes and files. */
package org.carillon.webmail.find;
