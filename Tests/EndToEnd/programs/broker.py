"""Publishes into two queues of RabbitMQ, and consumes one of them more slowly than it fills."""

import time

import pika


def work():
    connection = pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1"))
    channel = connection.channel()
    for queue in ("work", "nobody"):
        channel.queue_declare(queue, durable=True)
    taken = []
    channel.basic_qos(prefetch_count=20)
    channel.basic_consume("work", lambda *message: taken.append(message[1].delivery_tag))
    while True:
        for queue in ("work", "work", "work", "nobody", "unknown"):
            channel.basic_publish("", queue, b"x" * 100)
        connection.process_data_events(time_limit=0.2)
        if len(taken) > 5:
            channel.basic_ack(taken.pop(0))
            channel.basic_nack(taken.pop(0), requeue=True)


while True:
    try:
        work()
    except Exception as error:  # the broker starts later than this, and may go away
        print(error, flush=True)
        time.sleep(2)
