/** Sessions of the web and tokens of programs. */
package org.carillon.identity.token;
