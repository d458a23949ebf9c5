/**
 * Sources of identities: who is who, and whose password is right, as programs elsewhere know it.
 */
package org.carillon.contract.source;
