/** Accounts of users whom an identity source knows: created at first sight and kept up to date. */
package org.carillon.identity.internal.source.provisioning;
