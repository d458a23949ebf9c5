/** Domains' keys in the database, the stage that signs with them, and their rotation. */
package org.carillon.policy.internal.dkim;
