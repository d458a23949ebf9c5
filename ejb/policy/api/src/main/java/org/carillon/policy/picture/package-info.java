/**
 * Remote pictures of messages: fetched by this server, so that senders learn nothing about readers;
 * and the senders whose pictures are shown without asking.
 */
package org.carillon.policy.picture;
