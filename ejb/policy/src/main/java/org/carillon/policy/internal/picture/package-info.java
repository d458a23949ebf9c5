/** Fetches remote pictures, and stores the senders whose pictures are shown. */
package org.carillon.policy.internal.picture;
