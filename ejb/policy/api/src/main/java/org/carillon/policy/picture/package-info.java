/** Remote pictures, fetched by this server, and senders whose pictures are always shown. */
package org.carillon.policy.picture;
