/** Programs elsewhere that know who is who, and whose accounts are to be (ADR 148, ADR 153). */
package org.carillon.identity.source;
