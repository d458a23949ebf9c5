/** The syntax of SMTP commands and replies: paths, parameters, xtext, reply codes. */
package org.carillon.protocol.smtp.syntax;
