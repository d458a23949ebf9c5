/** Answers to the challenges of certificate authorities. */
package org.carillon.webmail.challenge;
