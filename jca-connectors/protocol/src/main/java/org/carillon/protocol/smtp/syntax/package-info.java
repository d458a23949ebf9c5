/** What SMTP commands and replies look like: paths, parameters, xtext, reply codes. */
package org.carillon.protocol.smtp.syntax;
