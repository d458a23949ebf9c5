/** What can be done with messages: declared, carried out, and taken back. */
package org.carillon.webmail.action;
