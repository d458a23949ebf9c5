/** Failure reports of DMARC: what they tell of a message, and what of it is made unknowable. */
package org.carillon.mailauth.dmarc.failure;
