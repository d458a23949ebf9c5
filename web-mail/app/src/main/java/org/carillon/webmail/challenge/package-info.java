/** What the web shows certificate authorities. */
package org.carillon.webmail.challenge;
