/** Why a message was taken, filed, kept aside or refused. */
package org.carillon.policy.trace;
