/** Programs elsewhere that know whose password is right, and whose accounts are to be (ADR 148). */
package org.carillon.account.source;
